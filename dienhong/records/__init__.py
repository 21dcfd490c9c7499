"""What every entry of every register has in common: its code, its history, its papers, its voiding, the closing of its book."""
