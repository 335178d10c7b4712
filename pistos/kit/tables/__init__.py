"""Tables out of files as they come: encodings, delimiters, line ends, JSON; streamed, never whole."""
