"""What a page of one register shows of another: only `web` knows both."""
