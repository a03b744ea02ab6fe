"""The reference in Markdown: an index, a page for each resource, pages of types.

Knows which pages there are; facts come from the Api, the layout from `templates/docs`.
"""

from __future__ import annotations

from generator.ir.api import Api
from generator.output.file import File
from generator.targets.docs import migration
from generator.targets.docs.pages import site
from generator.targets.docs.render import environment, page


def files(api: Api, *, all_schemas: bool = False) -> tuple[File, ...]:
    """All pages below `docs/`. Types that no operation reaches get a page only with `all_schemas`."""
    where = site(api, all_schemas=all_schemas)
    templates = environment(api, where)
    made = [File("docs/index.md", page(templates, "index.md.jinja", "docs/index.md", {}))]
    made.append(File("docs/types.md", page(templates, "types.md.jinja", "docs/types.md", {})))
    if names := migration.migration(api):
        made.append(File(migration.PATH, page(templates, "migration.md.jinja", migration.PATH, {"migration": names})))
    for resource in api.resources:
        path = where.resources[resource.name]
        made.append(File(path, page(templates, "resource.md.jinja", path, {"resource": resource})))
    made += [
        File(group.path, page(templates, "type_page.md.jinja", group.path, {"group": group}))
        for group in where.type_pages
    ]
    return tuple(sorted(made))
