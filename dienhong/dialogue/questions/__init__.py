"""The questions of a dialogue, collected before it or put on the spot. Who asked is kept nowhere."""
