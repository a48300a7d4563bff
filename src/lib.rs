//! The pipeline of hutong: it joins the arms of the star.
