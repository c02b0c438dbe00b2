package casebook.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Everything in one process. */
@SpringBootApplication(scanBasePackages = "casebook")
public class Casebook {
    public static void main(String[] args) {
        SpringApplication.run(Casebook.class, args);
    }
}
