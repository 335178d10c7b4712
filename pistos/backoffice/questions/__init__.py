"""Public questions and suggestions on the desk."""
