package casebook.standalone.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Objects;

/** Somebody with a browser. */
record Visitor(BrowserContext context, Page page) implements AutoCloseable {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    Visitor signIn(String username) {
        page.navigate("/sign-in");
        page.getByLabel("User name").fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("demo");
        press("Sign in");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return this;
    }

    /** @return the status of the answer */
    int goTo(String address) {
        Response answer = Objects.requireNonNull(page.navigate(address));
        return answer.status();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void choose(String option) {
        page.getByLabel(option, new Page.GetByLabelOptions().setExact(true)).check();
    }

    /** What the form of the page would send, as it is filled in. */
    FormData filledIn() {
        FormData form = FormData.create();
        for (Locator field : page.locator("main form [name]").all()) {
            form.set(field.getAttribute("name"), field.inputValue());
        }
        return form;
    }

    /** What is written on the page. */
    String text() {
        // A page of which only the first half has come says less.
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        return page.locator("body").innerText();
    }

    /** The page as the server sends it. */
    String source() {
        return context.request()
                .get(page.url(), RequestOptions.create().setHeader("Accept", "text/html"))
                .text();
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    /** What keeps people with disabilities from using the page as it stands (WCAG 2.2 A and AA), by axe-core. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(WCAG).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Visitor::told)
                        .toList();
    }

    private static String told(Rule rule) {
        StringBuilder told = new StringBuilder(rule.getId() + ": " + rule.getHelp());
        rule.getNodes()
                .forEach(node -> told.append("\n  ")
                        .append(node.getHtml())
                        .append("\n    ")
                        .append(node.getFailureSummary()));
        return told.toString();
    }

    /** Whether something stands out to the right, so that one has to scroll sideways. */
    boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Texts of which a part can't be seen, and can't be scrolled to either. */
    @SuppressWarnings("unchecked")
    List<String> cutOff() {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll("main *, header *, footer *")]
                    .filter(it => it.checkVisibility() && it.childElementCount === 0 && it.textContent.trim())
                    .filter(it => ["hidden", "clip"].includes(getComputedStyle(it).overflowX)
                        && !it.closest(".govuk-visually-hidden, .app-clamp, svg")
                        && it.scrollWidth > it.clientWidth + 1)
                    .map(it => it.outerHTML)""");
    }

    /** What is wider than its place, and so lies over what is beside it. */
    @SuppressWarnings("unchecked")
    List<String> lyingOverOthers() {
        return (List<String>) page.evaluate("""
                () => [...document.querySelectorAll("main :is(section, .govuk-form-group, td, th, dd, li)")]
                    .filter(it => it.checkVisibility() && !it.closest(".govuk-visually-hidden, thead")
                        && getComputedStyle(it).overflowX === "visible" && it.clientWidth > 0
                        && it.scrollWidth > it.clientWidth + 1)
                    .map(it => it.outerHTML)""");
    }

    /** Unfolds all that is folded. */
    void unfold() {
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
    }

    /** Words that are broken in the middle although what they stand in would fit on a line. */
    @SuppressWarnings("unchecked")
    List<String> brokenWords() {
        return (List<String>) page.evaluate("""
                () => {
                  const broken = [];
                  const pieces = (text, from, to) => {
                    const range = document.createRange();
                    range.setStart(text, from);
                    range.setEnd(text, to);
                    return [...range.getClientRects()].filter(it => it.width > 0);
                  };
                  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const text = texts.currentNode, parent = text.parentElement;
                    if (!parent.checkVisibility() || parent.closest(".govuk-visually-hidden, svg, option, .app-line, .app-reference")) continue;
                    let box = parent;
                    while (getComputedStyle(box).display.startsWith("inline")) box = box.parentElement;
                    const style = getComputedStyle(box);
                    const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                    for (const run of text.data.matchAll(/\\S+/g)) {
                      const width = pieces(text, run.index, run.index + run[0].length).reduce((sum, it) => sum + it.width, 0);
                      if (width > room) continue;
                      for (const word of run[0].matchAll(/[\\p{L}\\p{N}]+/gu)) {
                        const from = run.index + word.index;
                        const lines = new Set(pieces(text, from, from + word[0].length).map(it => Math.round(it.top)));
                        if (lines.size > 1) broken.push(word[0] + " in " + parent.outerHTML);
                      }
                    }
                  }
                  return broken;
                }""");
    }

    @Override
    public void close() {
        context.close();
    }
}
