"""How an organisation answers: `GET /api/responses/{kind}/{id}` shows its members their own figures, before others see them."""
