"""Sổ đối thoại: every dialogue between the heads of the Party committee and of the people's committee and the people.
Law 10/2022/QH15 art. 32 obliges one conference of exchange and dialogue a year, Law 72/2025/QH15 art. 43 says how it is
announced and published. Counts dialogues by kind, attendees, opinions, issues; keeps themes, never who said what."""
