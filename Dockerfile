# One image for each service: docker build --build-arg MODULE=command-service .
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
ARG MODULE
RUN --mount=type=cache,target=/m2 mvn -B -q -Dmaven.repo.local=/m2 -pl ${MODULE} -am package -DskipTests \
 && cp ${MODULE}/target/${MODULE}-*-exec.jar /casebook.jar

FROM eclipse-temurin:21-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 casebook
USER casebook
COPY --from=build /casebook.jar /casebook.jar
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/casebook.jar"]
