package casebook.query.integrity;

import casebook.query.reading.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** In which form the log is exported; only the canonical lines can be verified. */
enum ExportFormat {
    JSONL("jsonl", "application/jsonl", "jsonl") {
        @Override
        List<String> opening(Export export) {
            return CanonicalLines.opening(export);
        }

        @Override
        void write(Export export, List<String> opening, OutputStream out) throws IOException {
            CanonicalLines.write(export, opening, out);
        }
    },
    CSV("csv", Csv.MEDIA_TYPE, "csv") {
        @Override
        void write(Export export, List<String> opening, OutputStream out) throws IOException {
            CsvLines.write(export, out);
        }
    },
    CLOUDEVENTS("cloudevents", "application/jsonl", "cloudevents.jsonl") {
        @Override
        void write(Export export, List<String> opening, OutputStream out) throws IOException {
            CloudEventLines.write(export, out);
        }
    };

    private final String parameter;
    private final String mediaType;
    private final String extension;

    ExportFormat(String parameter, String mediaType, String extension) {
        this.parameter = parameter;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String parameter() {
        return parameter;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** The first lines, which are to be known while a refusal can still be answered. */
    List<String> opening(Export export) {
        return List.of();
    }

    abstract void write(Export export, List<String> opening, OutputStream out) throws IOException;
}
