"""The gate's problems at the fields of the story's form that they belong to."""

from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


def show_problems(form, problems) -> None:
    """Add ``problems`` (of the gate) to the errors of ``form``; what is no field of it heads it."""
    in_blocks: dict[int, dict[str, list[str]]] = {}
    for problem in problems:
        if problem.block is not None:
            parts = in_blocks.setdefault(problem.block, {})
            parts.setdefault(problem.part, []).append(problem.message)
        else:
            # A byline is no field of its own; its message heads the form.
            field = problem.field if problem.field in form.fields else None
            form.add_error(field, problem.message)
    if in_blocks:
        errors = {index: _part_errors(parts) for index, parts in in_blocks.items()}
        form.add_error("body", StreamBlockValidationError(block_errors=errors))


def _part_errors(parts: dict[str, list[str]]) -> ValidationError:
    """Errors of one block, at the parts that have a name and else at the block."""
    named = {name: ValidationError(messages) for name, messages in parts.items() if name}
    if not named:
        return ValidationError(parts[""])
    return StructBlockValidationError(block_errors=named, non_block_errors=parts.get("", []))
