"""What was sent to whom and who was not reached: an outbox written in the transaction of the act that causes a notice."""
