/// <summary>Each of the apps is a program of its own; this one chooses.</summary>
public static class Program
{
    public static void Main(string[] args)
    {
        if (args[0] == "broken")
        {
            Broken.Main();
        }
        else
        {
            Shop.Main();
        }
    }
}
