"""SMS by Twilio's REST interface, which several other providers offer alike."""
