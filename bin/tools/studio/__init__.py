"""A small photo studio: shapes, materials and light from which the demo's product pictures are made."""
