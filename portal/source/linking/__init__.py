"""Links one article: names become ids, and the article becomes a Row."""
