"""What a customer is given to put something right, on the page of its link."""
