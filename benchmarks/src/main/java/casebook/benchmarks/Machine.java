package casebook.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    static Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put(
                "Processor",
                "%d × %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                first(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"))));
        described.put("Memory", first(Path.of("/proc/meminfo"), "MemTotal").orElse("unknown"));
        described.put("System", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
        described.put(
                "Java",
                "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.runtime.version")));
        described.put(
                "This process",
                "heap of at most %d MiB, %s"
                        .formatted(
                                Runtime.getRuntime().maxMemory() >> 20,
                                String.join(
                                        ", ",
                                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                                .map(each -> each.getName())
                                                .toList())));
        return described;
    }

    private static Optional<String> first(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
