"""What residents ask about an item: that it be corrected (answered in at most ten days), or a question shown with its answer."""
