"""Sổ kiểm tra, giám sát: what the Party committee, the council, the Front, the People's Inspection Board, the Community
Investment Supervision Board and the people's committee checked, by programme, by theme or by surprise; what was found and
what was put right. Law 10/2022/QH15 art. 30-45 and 86 oblige it. Counts inspections, those with grassroots democracy in
them, surprise ones that met the requirement, and findings corrected. Internal matters of the Party are closed to others."""
