"""`portal search-documents --output thu-muc`: what a search engine of a province is fed, see docs/search-province.md."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable

from portal.desk import clock
from portal.desk.services import Services
from portal.source.load import load_portal
from portal.text.system import message_of


def arguments(parser: argparse.ArgumentParser, tree: Callable[..., None]) -> None:
    """Add the command's arguments."""
    tree(parser, "search-documents")
    parser.add_argument("--query", default="", metavar="LỜI", help="không ghi gì, chỉ in câu hỏi OpenSearch của lời tìm này")


def run(given: argparse.Namespace, services: Services) -> int:
    """Write the documents and mappings, or print a query; return 1 if the registries cannot be read or nothing can be written."""
    portal = load_portal(given.content, clock.as_of(os.environ)).portal
    if portal is None:
        print("Không đọc được danh mục; chạy `portal check` để biết lỗi.", file=sys.stderr)
        return 1
    if given.query:
        print(json.dumps(services.search_query(portal, given.query), ensure_ascii=False, indent=1))
        return 0
    try:
        count = services.search_documents(portal, given.output)
    except OSError as failure:
        print(f"Không ghi được vào {given.output}: {message_of(failure)}", file=sys.stderr)
        return 1
    print(f"{given.output}: {count} tài liệu.")
    return 0
