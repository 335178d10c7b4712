"""How we listen: the share we talk, by agent and kind; short paths; who had to say it again; routes."""
