rootProject.name = "mystack"
