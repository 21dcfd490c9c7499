"""Sổ đơn thư: every letter of complaint, denunciation, recommendation or feedback, classified by its content on five
independent axes and walked through one table of states to its end. A letter (đơn) is not a matter (vụ việc): several
letters may be about one matter, and the two are counted apart. Who sent a denunciation is not kept here at all."""
