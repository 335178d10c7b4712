"""What a customer says of an answer, and of a doubt, on their own page of the conversation."""
