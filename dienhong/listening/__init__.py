"""The book of satisfaction (Law 10/2022/QH15 art. 34(1), 35(2)a): what people rate, by link, QR or paper; never who rated."""
