package casebook.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import casebook.query.board.StackedColumns.Column;
import casebook.query.board.StackedColumns.Segment;
import casebook.query.cases.Rag;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedColumnsTest {
    private static final LocalDate MARCH = LocalDate.of(2018, 3, 31);
    private static final LocalDate MAY = LocalDate.of(2018, 5, 22);

    @Test
    void the_segments_of_a_column_stand_on_each_other_from_red_at_the_foot() {
        StackedColumns chart = chart(new RagCounts(3, 0, 4, 0, 3, 10));

        List<Segment> segments = chart.columns().getFirst().segments();
        assertThat(segments).extracting(Segment::rag).containsExactly(Rag.RED, Rag.GREEN, Rag.GREY);
        assertThat(segments.getFirst().y() + segments.getFirst().height()).isEqualTo(chart.ground());
        assertThat(segments.get(1).y() + segments.get(1).height())
                .isEqualTo(segments.get(0).y());
        assertThat(segments.get(2).y() + segments.get(2).height())
                .isEqualTo(segments.get(1).y());
    }

    @Test
    void heights_are_in_proportion_to_counts_over_all_columns() {
        StackedColumns chart = chart(new RagCounts(100, 0, 0, 0, 0, 100), new RagCounts(25, 0, 0, 0, 0, 25));

        int whole = height(chart.columns().get(0));
        assertThat(height(chart.columns().get(1))).isEqualTo(whole / 4);
        assertThat(chart.columns().get(0).top()).isEqualTo(chart.ground() - whole);
    }

    @Test
    void a_thousand_thin_segments_leave_no_gap_and_take_no_label() {
        StackedColumns chart = chart(new RagCounts(1, 1, 1, 1, 996, 1000));

        Column column = chart.columns().getFirst();
        assertThat(column.segments().stream().mapToInt(Segment::height).sum()).isEqualTo(chart.ground() - column.top());
        assertThat(column.segments()).filteredOn(Segment::hasRoomForLabel).hasSize(1);
    }

    @Test
    void a_day_without_cases_has_an_empty_column() {
        StackedColumns chart = chart(new RagCounts(0, 0, 0, 0, 0, 0));

        assertThat(chart.columns().getFirst().segments()).isEmpty();
        assertThat(chart.columns().getFirst().top()).isEqualTo(chart.ground());
    }

    @Test
    void columns_share_the_width_in_the_order_of_the_days() {
        List<Column> columns = chart(new RagCounts(1, 0, 0, 0, 0, 1), new RagCounts(1, 0, 0, 0, 0, 1))
                .columns();

        assertThat(columns.get(0).middle()).isEqualTo(25, within(0.01));
        assertThat(columns.get(1).middle()).isEqualTo(75, within(0.01));
        assertThat(columns.get(1).x() + columns.get(1).width()).isLessThanOrEqualTo(100);
    }

    @Test
    void the_last_day_of_a_quarter_is_named_by_its_month_and_another_day_in_full() {
        RagCounts none = new RagCounts(0, 0, 0, 0, 0, 0);
        List<Column> columns = StackedColumns.of(List.of(new TrendPoint(MARCH, none), new TrendPoint(MAY, none)))
                .columns();

        assertThat(columns).extracting(Column::label).containsExactly("Mar", "22 May");
        assertThat(columns).extracting(Column::year).containsOnly(2018);
    }

    private static StackedColumns chart(RagCounts... counts) {
        return StackedColumns.of(List.of(counts).stream()
                .map(each -> new TrendPoint(MARCH, each))
                .toList());
    }

    private static int height(Column column) {
        return column.segments().stream().mapToInt(Segment::height).sum();
    }
}
