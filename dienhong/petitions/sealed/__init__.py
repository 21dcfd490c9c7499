"""Hồ sơ niêm phong: who sent a denunciation, and nothing else. The identity lies here only, sealed with a key outside the
database and outside every backup; two named posts may read it, each reading is told in the history of the denunciation, and
no list, export, figure, paper, log or error knows it (Law 25/2018/QH14 art. 9)."""
