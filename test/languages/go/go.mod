// The name of the app's module; the test adds what it requires, and the folder that the package was packed to.
module example.com/shop

go 1.25
