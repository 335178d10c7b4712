"""Our own reader of GLB files: what is broken, too heavy or reaches outside is refused with its reason.

Source: glTF 2.0 specification, chapters 3 and 4 (Khronos, 2021).
"""

from pistos.tools.rules.glb.model import Model3D, read_model
from pistos.tools.rules.glb.parts import ModelUnusable

__all__ = ["Model3D", "ModelUnusable", "read_model"]
