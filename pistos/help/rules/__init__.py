"""Rules of the help pages by noun: what is sought, how an article is laid out, those to begin with."""
