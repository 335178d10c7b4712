"""Cash on delivery: the courier takes the money at the door and hands it on."""
