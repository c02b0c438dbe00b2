package casebook.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** The sides of a figure as bars of their medians, with a line from the lowest to the highest measurement. */
final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 360;
    private static final Color BAR = new Color(0x1d, 0x70, 0xb8);

    private Charts() {}

    static void write(Result result, Path file) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(result.chart())
                .yAxisTitle(result.unit())
                .build();
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.5).setYAxisMin(0.0);
        List<Double> medians = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        result.measured().sides().values().forEach(samples -> {
            medians.add(samples.median());
            spreads.add((samples.max() - samples.min()) / 2);
        });
        chart.addSeries(result.unit(), List.copyOf(result.measured().sides().keySet()), medians, spreads)
                .setFillColor(BAR);
        Files.createDirectories(file.toAbsolutePath().getParent());
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
