"""Sổ tiếp công dân: every session at which the Party committee, the council or the people's committee received citizens,
and every visit in it. Law on Citizen Reception (42/2013/QH13) art. 25 obliges the book; it is shown in the 12 columns of
Circular 04/2021/TT-TTCP until 30/6/2026 and the 13 of Decree 154/2026 after. Counts sessions, visits, people, matters."""
