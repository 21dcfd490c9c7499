"""Who asked to be told by mail, of which village and of which matter: an address that says yes twice, and one button to leave."""
