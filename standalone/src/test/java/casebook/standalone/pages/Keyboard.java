package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has no mouse. What has the focus must be seen to have it. */
record Keyboard(Page page) {
    private static final int PATIENCE = 80;

    /** What the one with the focus is called, as a screen reader would begin to say it. */
    private static final String FOCUSED = """
            () => {
              const it = document.activeElement;
              const label = it.labels && it.labels.length ? it.labels[0].textContent : it.textContent;
              return label.trim().replace(/\\s+/g, " ");
            }""";

    /** Whether it looks otherwise than without the focus, itself or what stands for it. */
    private static final String MARKED = """
            () => {
              const it = document.activeElement;
              const looks = () => [it, it.nextElementSibling].filter(Boolean).flatMap(each => [null, "::before"]
                  .map(part => getComputedStyle(each, part))
                  .map(style => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join()))
                  .join();
              const focused = looks();
              it.blur();
              const plain = looks();
              it.focus();
              return focused !== plain;
            }""";

    String tab() {
        return move("Tab");
    }

    private String move(String key) {
        page.keyboard().press(key);
        assertThat((Boolean) page.evaluate(MARKED))
                .as("%s is marked", focused())
                .isTrue();
        return focused();
    }

    /** Past the menu, from the top of a page that was just opened. */
    void skipToContent() {
        tabTo("Skip to main content");
        press("Enter");
    }

    String focused() {
        return (String) page.evaluate(FOCUSED);
    }

    /** Goes on until what is called so has the focus. */
    void tabTo(String name) {
        moveTo(name, "Tab");
    }

    /** Goes back until what is called so has the focus. */
    void tabBackTo(String name) {
        moveTo(name, "Shift+Tab");
    }

    private void moveTo(String name, String key) {
        List<String> passed = new ArrayList<>();
        for (String now = move(key); !now.equals(name); now = move(key)) {
            passed.add(now);
            assertThat(passed).as("on the way to %s", name).hasSizeLessThan(PATIENCE);
        }
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }
}
