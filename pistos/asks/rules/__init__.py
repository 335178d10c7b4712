"""When and by what right somebody is asked: pure."""
