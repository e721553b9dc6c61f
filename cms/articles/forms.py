"""The form of a story: saves half-finished drafts, and asks the gate before readers see one."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.articles import gate
from cms.sections.forms import NewsPageForm

# Facts of the story that this form may change; they take hold at once, not with a version.
EDITED_FACTS = ("embargoed_until", "is_sensitive")


class ArticlePageForm(NewsPageForm):
    """Shows the gate's problems at the fields they belong to, before anything is written."""

    @property
    def asks_for_publication(self) -> bool:
        """Whether this submission would bring the story before readers, now or on schedule."""
        if self.is_deferred_validation:
            return False
        approves = (
            self.data.get("action-workflow-action")
            and self.data.get("workflow-action-name") == "approve"
        )
        return bool(self.data.get("action-publish") or approves)

    def is_valid(self):
        valid = super().is_valid()
        if not (valid and self.asks_for_publication):
            return valid
        article = super().save(commit=False)
        now = timezone.now()
        found = gate.problems(
            article, at=max(now, article.go_live_at or now), section=self.parent_page
        )
        self._show(found)
        return not found

    def save(self, commit=True):
        article = super().save(commit=commit)
        facts = {
            name: self.cleaned_data[name] for name in EDITED_FACTS if name in self.changed_data
        }
        if article.pk and facts:
            article.set_facts(**facts)
        return article

    def _show(self, problems) -> None:
        in_blocks: dict[int, dict[str, list[str]]] = {}
        for problem in problems:
            if problem.block is not None:
                parts = in_blocks.setdefault(problem.block, {})
                parts.setdefault(problem.part, []).append(problem.message)
            self.add_error(None, problem.message)
            if problem.block is None and problem.field in self.fields:
                self.add_error(problem.field, problem.message)
        if in_blocks:
            self.add_error(
                "body",
                StreamBlockValidationError(
                    block_errors={index: _part_errors(p) for index, p in in_blocks.items()}
                ),
            )


def _part_errors(parts: dict[str, list[str]]) -> ValidationError:
    """Errors of one block, at the parts that have a name and else at the block."""
    named = {name: ValidationError(messages) for name, messages in parts.items() if name}
    if not named:
        return ValidationError(parts[""])
    return StructBlockValidationError(block_errors=named, non_block_errors=parts.get("", []))
