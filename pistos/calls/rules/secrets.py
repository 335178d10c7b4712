"""For what the secrets of lines are sealed."""

PURPOSE = "telephone line"
