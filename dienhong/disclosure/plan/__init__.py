"""The year's plan of disclosure (Law 10/2022/QH15 art. 14(1)): what, how, when, how long, who; the committee approves it."""
