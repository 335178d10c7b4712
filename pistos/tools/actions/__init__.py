"""The deeds of confidence tools, by what they are done to."""
