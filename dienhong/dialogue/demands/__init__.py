"""Yêu cầu đối thoại của cử tri: when a tenth of the commune's voters ask for a dialogue, it must be held (Law 72/2025/QH15
art. 43). Who signed is on the paper sheets; here stand a count, and digests that tell a second signature until it is over."""
