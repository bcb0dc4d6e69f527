package dev.turnstile.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputOutputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/net/Socket.<init>()V",
                "java/net/ServerSocket.accept()Ljava/net/Socket;",
                "java/net/URL.openStream()Ljava/io/InputStream;",
                "java/net/http/HttpClient.send()V",
                "java/nio/channels/SocketChannel.open()Ljava/nio/channels/SocketChannel;",
                "java/nio/channels/spi/SelectorProvider.openPipe()V",
                "javax/net/SocketFactory.createSocket()Ljava/net/Socket;",
                "com/sun/net/httpserver/HttpServer.create()V"
            })
    void what_opens_a_socket_does_input_and_output(String call) {
        assertThat(InputOutput.opensSocket(call)).isTrue();
        assertThat(InputOutput.startsProcess(call)).isFalse();
        assertThat(InputOutput.isInputOutput(call)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/ProcessBuilder.start()Ljava/lang/Process;",
                "java/lang/Runtime.exec(Ljava/lang/String;)Ljava/lang/Process;"
            })
    void what_starts_a_process_does_input_and_output(String call) {
        assertThat(InputOutput.startsProcess(call)).isTrue();
        assertThat(InputOutput.opensSocket(call)).isFalse();
        assertThat(InputOutput.isInputOutput(call)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/nio/file/Files.readString(Ljava/nio/file/Path;)Ljava/lang/String;",
                "java/io/FileInputStream.<init>(Ljava/lang/String;)V",
                "java/io/RandomAccessFile.seek(J)V",
                "java/io/File.delete()Z",
                "java/nio/channels/FileChannel.lock()Ljava/nio/channels/FileLock;",
                "java/net/InetAddress.getByName(Ljava/lang/String;)Ljava/net/InetAddress;"
            })
    void files_and_names_of_hosts_need_neither(String call) {
        assertThat(InputOutput.isInputOutput(call)).isTrue();
        assertThat(InputOutput.opensSocket(call)).isFalse();
        assertThat(InputOutput.startsProcess(call)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/io/File.<init>(Ljava/lang/String;)V",
                "java/io/File.getName()Ljava/lang/String;",
                "java/io/File.toString",
                "java/io/FileNotFoundException.getMessage()Ljava/lang/String;",
                "java/net/URI.create(Ljava/lang/String;)Ljava/net/URI;",
                "java/net/URLDecoder.decode",
                "java/lang/Runtime.availableProcessors()I",
                "java/util/ArrayList.add(Ljava/lang/Object;)Z"
            })
    void what_only_computes_is_none(String call) {
        assertThat(InputOutput.isInputOutput(call)).isFalse();
        assertThat(InputOutput.isNative(call)).isFalse();
        assertThat(InputOutput.opensSocket(call)).isFalse();
        assertThat(InputOutput.startsProcess(call)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = "java/lang/foreign/Linker.nativeLinker()Ljava/lang/foreign/Linker;")
    void the_c_library_may_do_anything(String call) {
        assertThat(InputOutput.isNative(call)).isTrue();
        assertThat(InputOutput.opensSocket(call)).isTrue();
        assertThat(InputOutput.startsProcess(call)).isTrue();
        assertThat(InputOutput.isNative("java/lang/foreign/Arena.ofAuto()Ljava/lang/foreign/Arena;"))
                .isTrue();
        assertThat(InputOutput.opensSocket("java/lang/foreign/Arena.ofAuto()Ljava/lang/foreign/Arena;"))
                .isFalse();
    }
}
