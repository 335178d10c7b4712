"""SMS: one folder for each provider, and a stand-in that sends none."""
