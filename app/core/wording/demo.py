"""What the sandbox's page offers to try: the essay's two tasks, word for word as a manager would type them."""

TIP = (
    "Give a task, look at it as Maya, answer the questions, and move the clock. "
    "Type <code>/checkin help</code> for everything else."
)
SAMPLES = (
    (
        "Ten parameters for a model",
        "Priya",
        "/checkin assign @Maya Can you estimate the parameters for the automation model by Thursday? "
        "Parameters: r_adopt, tau_lag, elasticity of substitution, compute_growth, k_max, doubling time, "
        "initial share, friction, retention and price decline. "
        "The bottom line goes to the board, so every one of them matters.",
    ),
    (
        "Hours for a hiring round",
        "Priya",
        "/checkin assign @Maya Could you estimate how many hours it'll take us to evaluate applications for the "
        "spring hiring round? Would be great to have it before Monday's planning call.",
    ),
)
