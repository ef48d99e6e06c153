"""Owns the Python code that templates are compiled to: Jinja's own, with shorter code for its most frequent steps.

A page prints some 300 values and reads some 500 fields, and Jinja checks the type of each. Checks that cannot matter in these templates are
left out: none is asynchronous, sandboxed or without autoescape, and no function takes their context. The output is the same.

It overrides parts of Jinja and MarkupSafe that are not public: environment.py uses it with the versions it was written for, and plain Jinja
otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import markup_join
from markupsafe import Markup, escape

from plugins.rendering.periods import PERIOD, WHOLE

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # without its compiled part
    from markupsafe._native import _escape_inner as escaped

SHORT = ("printed", "marked", "joined", "kept", "imported", "uncalled")  # attributes of Templates that compiled code calls by name
DOUBTS = frozenset({"defined", "undefined", "default", "d"})  # tests and filters for values that may be missing

# Macros whose output is the same on many pages.
KEPT = frozenset({"card", "display_settings", "menu_item", "notice_banner", "site_band", "site_duties", "target_row"})
MANY = 200_000  # cached outputs at most


def printed(value: Any) -> str:
    """Return a value as printed in the page: `escape(unbroken(value))`, as plain str, which is only joined with other text."""
    kind = type(value)
    if kind is str:
        return escaped(PERIOD.sub(WHOLE, value) if " - " in value or " – " in value else value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


def marked(text: str) -> Markup:
    """Return finished HTML."""
    return str.__new__(Markup, text)


def joined(*parts: Any) -> str:
    """Return the parts joined; finished HTML if one of them is."""
    return "".join(parts) if set(map(type, parts)) == {str} else markup_join(parts)


@dataclass(slots=True)
class LoopState:
    """The state of a loop: what templates may read from `loop`."""

    index: int = 1
    index0: int = 0
    first: bool = True
    last: bool = False


def loop_states(entries: Iterable[Any], undefined: Any) -> Iterator[tuple[Any, LoopState]]:
    """Yield each entry with its loop state."""
    given = tuple(entries)
    turn = LoopState()
    end = len(given) - 1
    for turn.index0, entry in enumerate(given):
        turn.index, turn.first, turn.last = turn.index0 + 1, turn.index0 == 0, turn.index0 == end
        yield entry, turn


def kept(macro: Callable[..., str]) -> Callable[..., Markup]:
    """Return a macro that caches its output: for the same frozen arguments (by identity) it returns the cached text."""
    known: dict[tuple[int, ...], tuple[Markup, tuple[object, ...]]] = {}

    def again(*given: object) -> Markup:
        key = tuple(map(id, given))
        found = known.get(key)
        if found is None:
            if len(known) >= MANY:
                known.clear()
            found = known[key] = marked(macro(*given)), given  # the cache holds the arguments, so that their ids stay unique
        return found[0]

    return again


class Compiler(CodeGenerator):
    """Jinja's code generator, with shorter code for printing a value, reading a field, calling a macro and importing one."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._doubted: list[nodes.Node] = []
        self._macros: set[str] = set()  # names that are always macros in this template: their output is finished HTML

    def write_commons(self) -> None:
        """Write Jinja's names and ours."""
        super().write_commons()
        for name in SHORT:
            self.writeline(f"{name} = environment.{name}")
        self.writeline("LoopContext = environment.loop_states")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Compile as Jinja does, and record the macros: those of this template, and imported ones."""
        imported = [name if isinstance(name, str) else name[1] for each in node.find_all(nodes.FromImport) for name in each.names]
        given = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
        self._macros = {"caller", *imported, *(macro.name for macro in node.find_all(nodes.Macro))} - given
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        """Collect the output of a template or block, as macros do: yielded parts would pass through every frame."""
        super().enter_frame(frame)
        if frame.rootlevel or frame.block_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Leave the frame as Jinja does, and return the collected output."""
        super().leave_frame(frame, with_python_scope)
        if frame.rootlevel or frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        called = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in self._macros
        finished = called or (isinstance(node, nodes.Filter) and node.name == "safe")
        self.write("(" if finished else "printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Compile a field of a view to an attribute; its existence is checked only where a template tests it."""
        if node in self._doubted or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Compile as Jinja does, and record what is tested."""
        self._doubt(node)
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Compile as Jinja does, and record what is tested; `safe` is applied to text only."""
        self._doubt(node)
        if node.name == "safe" and node.node is not None:
            self.write("marked(")
            self.visit(node.node, frame)
            self.write(")")
        else:
            super().visit_Filter(node, frame)

    def _doubt(self, node: nodes.Test | nodes.Filter) -> None:
        if node.name in DOUBTS and isinstance(node.node, nodes.Getattr):
            self._doubted.append(node.node)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Compile a concatenation: everything is escaped here."""
        self.write("joined(")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """Compile a condition; without «else» it gives "" if false, which is what Jinja prints for it."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("")
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Compile a plain call: no function here takes the context."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Compile a macro as a function of its arguments; its output is finished HTML."""
        names = [argument.name for argument in macro_ref.node.args]
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or any(iskeyword(name) for name in (*names, "caller")):
            super().macro_def(macro_ref, frame)
            return
        given = list(dict.fromkeys([*names, "caller"] if macro_ref.accesses_caller else names))
        parameters = ", ".join(f"{name}={'missing' if name in names else 'uncalled'}" for name in given)
        if getattr(macro_ref.node, "name", "") in KEPT:
            self.write(f"(lambda macro: lambda {parameters}: macro({', '.join(given)}))(kept(macro))")
        else:
            self.write(f"(lambda macro: lambda {parameters}: marked(macro({', '.join(given)})))(macro)")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("imported(")
        self.visit(node.template, frame)
        self.write(")")


class Templates(Environment):
    """An environment of templates compiled in this way."""

    code_generator_class = Compiler
    printed = staticmethod(printed)
    marked = staticmethod(marked)
    joined = staticmethod(joined)
    loop_states = staticmethod(loop_states)
    kept = staticmethod(kept)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.imported: Callable[[str], Any] = cache(lambda name: self.get_template(name).module)
        self.uncalled = self.undefined("No caller defined", name="caller")

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals that every page copies: a dict is copied faster than Jinja's chain of two."""
        return {**self.globals, **(d or {})}
