"""The pages: the guide, the page to follow, photographs, and the officer's side."""
