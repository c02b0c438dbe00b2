package casebook.query.integrity;

import casebook.query.reading.Csv;
import java.io.IOException;
import java.io.OutputStream;

/** In which form the log is exported; only the canonical lines can be verified. */
enum ExportFormat {
    JSONL("jsonl", "application/jsonl", "jsonl") {
        @Override
        String opening(Export export) {
            return CanonicalLines.opening(export);
        }

        @Override
        void write(Export export, String opening, OutputStream out) throws IOException {
            CanonicalLines.write(export, opening, out);
        }
    },
    CSV("csv", Csv.MEDIA_TYPE, "csv") {
        @Override
        void write(Export export, String opening, OutputStream out) throws IOException {
            CsvLines.write(export, out);
        }
    },
    CLOUDEVENTS("cloudevents", "application/jsonl", "cloudevents.jsonl") {
        @Override
        void write(Export export, String opening, OutputStream out) throws IOException {
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

    /** What has to be known before the first line is written, while a refusal can still be answered. */
    String opening(Export export) {
        return "";
    }

    abstract void write(Export export, String opening, OutputStream out) throws IOException;
}
