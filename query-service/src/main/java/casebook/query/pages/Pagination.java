package casebook.query.pages;

import casebook.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The way from a page of a list to the others: the first, the last and those beside it by number.
 *
 * @param items null stands for pages that are left out
 */
public record Pagination(
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next,
        List<@Nullable Item> items) {

    /** A page by its number. */
    public record Item(int number, String address, boolean current) {}

    /**
     * About the list that the current request asks for; its parameter {@code page} tells the pages apart. An empty list has
     * one page.
     *
     * @throws Problem 404 where there are not as many pages
     */
    public static Pagination of(int page, int pages) {
        int end = Math.max(1, pages);
        if (page > end) {
            throw new Problem(
                            HttpStatus.NOT_FOUND,
                            "page-unknown",
                            "There is no page %,d in this list; the last one is page %,d.".formatted(page, end))
                    .with("last", address(end));
        }
        List<@Nullable Item> items = new ArrayList<>();
        int last = 0;
        for (int number = 1; number <= pages; number++) {
            if (number == 1 || number == pages || Math.abs(number - page) <= 1) {
                if (number > last + 1) {
                    items.add(null);
                }
                items.add(new Item(number, address(number), number == page));
                last = number;
            }
        }
        return new Pagination(
                page, pages, page > 1 ? address(page - 1) : null, page < pages ? address(page + 1) : null, items);
    }

    /** Whether there is another page to go to. */
    public boolean isNeeded() {
        return pages > 1;
    }

    private static String address(int page) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("page", page)
                .build()
                .toUriString();
    }
}
