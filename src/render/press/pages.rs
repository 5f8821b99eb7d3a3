//! Pages: what they hold, the statements in that, and the frame around it.

use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Value};

use super::Press;
use crate::diag::{Checked, Code, Diagnostic};
use crate::render::content::{self, Content, Set};
use crate::render::shape::Shape;
use crate::render::statements::{Reads, Shaped};
use crate::render::theme::while_making;
use crate::render::{Output, Stage};
use crate::view::Sheet;
use crate::view::pages::{HeadView, Page, PageView, PrintPage};
use crate::view::setting::Setting;

/// One file of one page.
pub(in crate::render) struct MadePage {
    /// The file, where nothing kept it from being made.
    pub(in crate::render) output: Checked<Option<Output>>,
    /// Its head.
    pub(in crate::render) head: HeadView,
    /// What it holds, where the print page holds the same.
    pub(in crate::render) shared: Option<Arc<Content>>,
}

/// Who makes the statements that a page places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hands {
    /// The thread that makes the page: others have work of their own.
    One,
    /// All threads, side by side: somebody waits for this page alone.
    #[cfg(feature = "serve")]
    All,
}

/// A content with the place where it is set.
struct Placed {
    content: Arc<Content>,
    setting: Setting,
    is_alone: bool,
}

impl Press<'_> {
    /// Makes one file of one page.
    pub(super) fn page(&self, sheet: &Sheet, hands: Hands) -> MadePage {
        let setting = self.site.setting(sheet);
        self.watch.begins(&setting.href);
        self.watch.turns_to(Some(Stage::View));
        let page = match self.site.open(sheet) {
            Some(page) => {
                let (mut context, inner) = self.content(&page.open);
                let shared = inner.value.clone();
                context.insert("head", &page.head);
                let output = self.alone(&page.head, &setting, (context, inner), hands);
                MadePage { output, head: page.head, shared }
            }
            None => self.closed(self.site.page(sheet), &setting, hands),
        };
        self.watch.turns_to(None);
        self.watch.ends(&setting.href);
        MadePage { output: while_making(&setting.href, page.output), ..page }
    }

    /// Makes a page whose content stands nowhere else.
    fn closed(&self, page: PageView, setting: &Setting, hands: Hands) -> MadePage {
        let output = if let Page::Print(print) = &page.page {
            self.printed(&page, print, setting, hands)
        } else {
            self.alone(&page.head, setting, self.content(&page), hands)
        };
        MadePage { output, head: page.head, shared: None }
    }

    /// What a page holds, and what its templates see.
    fn content(&self, page: &PageView) -> (Context, Checked<Option<Arc<Content>>>) {
        self.watch.turns_to(Some(Stage::View));
        let mut context = self.context(page);
        self.watch.turns_to(Some(Stage::Render));
        let inner = self
            .read(&mut context, |context| self.theme.content(&page.head.kind, context));
        (context, inner.map(|inner| inner.map(Arc::new)))
    }

    /// What the templates of a page see.
    fn context(&self, page: &PageView) -> Context {
        let shown = Value::from_serializable(&page.page);
        let mut context = self.context.clone();
        self.statements.add(&self.site, &shown, Reads::Single, &mut context);
        context.insert_value("page", shown);
        context.insert("head", &page.head);
        context
    }

    /// What `make` makes of the context of a page. A theme may read statements that the built-in
    /// one only places: what fails without them is made again with all that the page names.
    fn read(
        &self,
        context: &mut Context,
        make: impl Fn(&Context) -> Checked<Option<Content>>,
    ) -> Checked<Option<Content>> {
        let first = make(context);
        let Some(page) = context.get("page").filter(|_| first.value.is_none()).cloned()
        else {
            return first;
        };
        self.statements.add(&self.site, &page, Reads::All, context);
        make(context)
    }

    /// A page with a content of its own.
    fn alone(
        &self,
        head: &HeadView,
        setting: &Setting,
        (mut context, inner): (Context, Checked<Option<Arc<Content>>>),
        hands: Hands,
    ) -> Checked<Option<Output>> {
        let Some(inner) = inner.value else {
            return Checked::new(None, inner.problems);
        };
        context.insert("content", &content::sign_of_content(0));
        let placed = Placed { content: inner, setting: setting.clone(), is_alone: true };
        self.framed(head, setting, context, (&[placed], hands))
    }

    /// A page that brings many together.
    fn printed(
        &self,
        page: &PageView,
        print: &PrintPage,
        setting: &Setting,
        hands: Hands,
    ) -> Checked<Option<Output>> {
        let mut context = self.context(page);
        let mut problems = Vec::new();
        let mut contents = Vec::new();
        for part in &print.parts {
            let inner = self.same(&part.sheet);
            problems.extend(inner.problems);
            contents.extend(inner.value.map(|inner| Placed {
                content: inner,
                setting: part.setting.clone(),
                is_alone: false,
            }));
        }
        if contents.len() < print.parts.len() {
            return Checked::new(None, problems);
        }
        let signs: Vec<_> = (0..contents.len()).map(content::sign_of_content).collect();
        context.insert_value("contents", Value::from(signs));
        self.framed(&page.head, setting, context, (&contents, hands))
    }

    /// What another page holds: made for that page before, or now.
    fn same(&self, sheet: &Sheet) -> Checked<Option<Arc<Content>>> {
        if let Some(inner) = self.held.get(sheet) {
            return Checked::ok(Some(Arc::clone(inner)));
        }
        self.watch.turns_to(Some(Stage::View));
        let open = self.site.open(sheet);
        open.map_or_else(|| Checked::ok(None), |page| self.content(&page.open).1)
    }

    /// Puts a frame around contents.
    fn framed(
        &self,
        head: &HeadView,
        setting: &Setting,
        mut context: Context,
        (contents, hands): (&[Placed], Hands),
    ) -> Checked<Option<Output>> {
        self.watch.turns_to(Some(Stage::Render));
        let frame =
            self.read(&mut context, |context| self.theme.frame(&head.kind, context));
        let Some(made) = &frame.value else { return Checked::new(None, frame.problems) };
        if hands != Hands::One {
            let all = contents.iter().map(|placed| &*placed.content);
            self.make_statements(all.chain([made]));
        }
        let contents: Vec<_> = contents.iter().map(Placed::set).collect();
        let frame = Set { content: made, setting, is_alone: true, is_own: false };
        let mut problems = Vec::new();
        let mut statement = |key: &str, shape| match self.statement(key, shape) {
            Some(Ok(shaped)) => Some(shaped),
            Some(Err(faults)) => {
                problems.extend(faults.iter().cloned());
                None
            }
            None => {
                let message = format!("no statement has the key `{key}`");
                problems.push(Diagnostic::new(Code::TemplateError, message));
                None
            }
        };
        let bytes = self.rooms.with(|room| {
            content::write(frame, &contents, &mut statement, room);
            room.clone()
        });
        if !problems.is_empty() {
            return Checked::new(None, problems);
        }
        let unguarded = self.theme.unguarded(&bytes);
        let output = Output::made(&setting.href, bytes);
        Checked::new(Some(output), unguarded.into_iter().collect())
    }

    /// Makes the statements that stand in contents, on all threads.
    fn make_statements<'c>(&self, contents: impl Iterator<Item = &'c Content>) {
        let placed: Vec<_> = contents.flat_map(Content::statements).collect();
        placed.par_iter().for_each(|(key, shape)| {
            self.statement(key, *shape);
        });
    }

    /// The statement with this key in a shape.
    fn statement(&self, key: &str, shape: Shape) -> Option<&Shaped> {
        self.statements.get(&self.site, self.theme, &self.context, (key, shape))
    }
}

impl Placed {
    fn set(&self) -> Set<'_> {
        Set {
            content: &self.content,
            setting: &self.setting,
            is_alone: self.is_alone,
            is_own: false,
        }
    }
}
