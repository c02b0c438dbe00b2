package casebook.command.importing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a file, or why it holds none that could be a table. */
final class FileText {
    private static final String SAVE_AS =
            "Save it in the spreadsheet as \"CSV UTF-8 (comma delimited)\" and send that.";

    private FileText() {}

    /** @throws casebook.web.Problem where the bytes are not text in this encoding */
    static String decode(byte[] bytes, Charset charset) {
        refuseOtherFormats(bytes);
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
        ByteBuffer in = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0));
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int row = rowAt(text, text.length());
            throw Unreadable.file(
                    row,
                    ("Row %d holds a byte that is not %s (0x%02X), as when a spreadsheet saves in Windows-1252. %s"
                                    + " Or send the file as it is with Content-Type: text/csv; charset=windows-1252.")
                            .formatted(row, charset.name(), in.get() & 0xFF, SAVE_AS));
        }
        refuseControls(text);
        if (text.isBlank()) {
            throw Unreadable.file(
                    1, "The file is empty. Send a table with a row of headings and a row for each action.");
        }
        return text;
    }

    private static void refuseOtherFormats(byte[] bytes) {
        String kind = begins(bytes, 'P', 'K', 3, 4)
                ? "a workbook or archive (such as .xlsx)"
                : begins(bytes, 0xD0, 0xCF, 0x11, 0xE0)
                        ? "an old workbook (.xls)"
                        : begins(bytes, '%', 'P', 'D', 'F')
                                ? "a PDF"
                                : begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) ? "text in UTF-16" : null;
        if (kind != null) {
            throw Unreadable.file(1, "The file is %s, not CSV. %s".formatted(kind, SAVE_AS));
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || bytes[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                int row = rowAt(text, i);
                throw Unreadable.file(
                        row,
                        "Row %d holds a control character (U+%04X), so this is not a CSV file, or a damaged one. %s"
                                .formatted(row, (int) c, SAVE_AS));
            }
        }
    }

    /** Line ends within quotes belong to a cell. */
    private static int rowAt(String text, int end) {
        int row = 1;
        boolean quoted = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            row += c == '\n' && !quoted ? 1 : 0;
        }
        return row;
    }
}
