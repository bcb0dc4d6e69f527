plugins {
    java
}

repositories {
    mavenLocal() // until there is a release
    mavenCentral()
}

dependencies {
    testImplementation("dev.turnstile:turnstile:0.1.0-SNAPSHOT")
    testImplementation("org.junit.jupiter:junit-jupiter:5.11.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.11.4")
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

// The same classes as in the example for Maven.
sourceSets {
    test {
        java.srcDir("../maven/src/test/java")
    }
}

tasks.test {
    useJUnitPlatform()
    outputs.upToDateWhen { false } // scenarios run anew each time
    testLogging.showStandardStreams = true
    // Options of the command line reach the tests: gradle test -Dturnstile.subjects=ArrayStack
    System.getProperties().stringPropertyNames().filter { it.startsWith("turnstile.") }.forEach {
        systemProperty(it, System.getProperty(it))
    }
}
